-- A bibliography equal to one full citeproc call, in time that grows with the number of references.
--
-- citeproc's time goes into names that have to be told apart (disambiguate-add-givenname is
-- quadratic). What disambiguation does to an entry depends only on the works whose citations look
-- the same, and on who else has their authors' family names. So: every reference is rendered and
-- cited once by the style without disambiguation (`cheap`); those whose citations look the same are
-- rendered again by the whole style (`full`), in chunks of whole groups. Each member comes with the
-- entry that stands before it, because a style may print a dash for a repeated author, and with one
-- work of every namesake where the style tells names apart everywhere, not only where they collide.
--
-- In: metadata `references`, `full` and, where the style disambiguates, `cheap` (CSL files), `lang`,
-- `namesakes`: "first" or "all" names of a work count, absent where none do, and `seen`: present where
-- an entry shows that its names were told apart.
-- Out: the entries as Divs in the order of the bibliography.

local FEW = 100 -- references up to which one call of the whole style costs least
local CHUNK = 60 -- references in one call of the whole style; small, for its cost is quadratic

local function run(references, csl, lang, cited)
  local blocks = {}
  if cited then
    for i, reference in ipairs(references) do
      local citation = pandoc.Citation(pandoc.utils.stringify(reference.id), "NormalCitation")
      blocks[i] = pandoc.Para { pandoc.Cite({}, { citation }) }
    end
  end
  local meta = { references = references, csl = csl, lang = lang, ["suppress-bibliography"] = false }
  if not cited then
    local all = pandoc.Citation("*", "NormalCitation")
    meta.nocite = pandoc.Inlines { pandoc.Cite({}, { all }) }
  end
  local done = pandoc.utils.citeproc(pandoc.Pandoc(blocks, meta))
  local entries = {}
  for _, block in ipairs(done.blocks) do
    if block.t == "Div" and block.identifier == "refs" then entries = block.content end
  end
  return entries, done.blocks
end

-- The text of a citation, with that of the note which note styles put it in.
local function look(paragraph)
  local texts = {}
  paragraph:walk {
    Note = function(note) texts[#texts + 1] = pandoc.utils.stringify(note.content) end,
  }
  return pandoc.utils.stringify(paragraph) .. table.concat(texts, "\n")
end

-- Lists of numbers of references whose citations look the same.
local function groups(paragraphs, count)
  local by_look, order = {}, {}
  for i = 1, count do
    local text = look(paragraphs[i])
    if not by_look[text] then
      by_look[text] = {}
      order[#order + 1] = text
    end
    table.insert(by_look[text], i)
  end
  local found = {}
  for _, text in ipairs(order) do
    if #by_look[text] > 1 then found[#found + 1] = by_look[text] end
  end
  return found
end

-- Calls visit(family, whole name) for the names of a reference that the style tells apart.
local function each_name(reference, which, visit)
  for _, value in pairs(reference) do
    if pandoc.utils.type(value) == "List" then
      for position, name in ipairs(value) do
        if pandoc.utils.type(name) == "table" and name.family and (which == "all" or position == 1) then
          local parts = {}
          for key, part in pairs(name) do
            parts[#parts + 1] = key .. "=" .. pandoc.utils.stringify(part)
          end
          table.sort(parts)
          visit(pandoc.utils.stringify(name.family), table.concat(parts, ";"))
        end
      end
    end
  end
end

-- For each family name, one reference of every name that has it.
local function namesakes(references, which)
  local found = {}
  for i, reference in ipairs(references) do
    each_name(reference, which, function(family, name)
      found[family] = found[family] or {}
      found[family][name] = found[family][name] or i
    end)
  end
  return found
end

function Pandoc(doc)
  local meta = doc.meta
  local references, full, cheap, lang = meta.references or {}, meta.full, meta.cheap, meta.lang
  if not cheap or #references <= FEW then
    return pandoc.Pandoc((run(references, full, lang, false)))
  end
  local which = meta.namesakes and pandoc.utils.stringify(meta.namesakes)
  local of_family = which and namesakes(references, which) or {}

  local entries, paragraphs = run(references, cheap, lang, true)
  local number, place = {}, {}
  for i, reference in ipairs(references) do
    number["ref-" .. pandoc.utils.stringify(reference.id)] = i
  end
  for position, entry in ipairs(entries) do place[number[entry.identifier]] = position end

  local chunk, members, size = {}, {}, 0
  local function flush()
    local families = {}
    if which then
      for i in pairs(members) do
        each_name(references[i], which, function(family) families[family] = true end)
      end
    end
    for family in pairs(families) do
      for _, i in pairs(of_family[family]) do chunk[i] = true end
    end
    local numbers = {}
    for i in pairs(chunk) do numbers[#numbers + 1] = i end
    table.sort(numbers)
    local subset = {}
    for position, i in ipairs(numbers) do subset[position] = references[i] end
    for _, entry in ipairs((run(subset, full, lang, false))) do
      local i = number[entry.identifier]
      if members[i] then entries[place[i]] = entry end
    end
    chunk, members, size = {}, {}, 0
  end

  -- Whoever has to be printed again: those in a group, and, where a style lets the names that it
  -- tells apart be seen in its entries, those with a namesake. In the list's order, so that
  -- namesakes follow each other and are brought in once.
  local group_of, again = {}, {}
  for _, group in ipairs(groups(paragraphs, #references)) do
    for _, i in ipairs(group) do group_of[i] = group end
  end
  for i, reference in ipairs(references) do
    local wanted = group_of[i] ~= nil
    if meta.seen and not wanted then
      each_name(reference, which, function(family)
        wanted = wanted or next(of_family[family], next(of_family[family])) ~= nil
      end)
    end
    if wanted and place[i] then again[#again + 1] = i end
  end
  table.sort(again, function(one, other) return place[one] < place[other] end)

  local done = {}
  for _, number_ in ipairs(again) do
    if not done[number_] then
      for _, i in ipairs(group_of[number_] or { number_ }) do
        members[i], chunk[i], done[i] = place[i] ~= nil, true, true
        local before = place[i] and entries[place[i] - 1]
        if before then chunk[number[before.identifier]] = true end
        size = size + 2
      end
      if size >= CHUNK then flush() end
    end
  end
  if size > 0 then flush() end
  return pandoc.Pandoc(entries)
end
