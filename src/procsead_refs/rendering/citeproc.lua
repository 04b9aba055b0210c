-- A bibliography equal to one full citeproc call, in time that grows with the number of references.
--
-- citeproc's time goes into names that have to be told apart (disambiguate-add-givenname is
-- quadratic). What disambiguation does to an entry depends only on the works whose citations look
-- the same. So: every reference is rendered and cited once by the style without disambiguation
-- (`cheap`); those whose citations look the same are rendered again by the whole style (`full`), in
-- chunks of whole groups, each member together with the entry that stands before it, because a
-- style may print a dash for a repeated author.
--
-- In: metadata `references`, `full` and, where the style disambiguates, `cheap` (CSL files), `lang`.
-- Out: the entries as Divs in the order of the bibliography.

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

function Pandoc(doc)
  local references, full, cheap, lang =
    doc.meta.references or {}, doc.meta.full, doc.meta.cheap, doc.meta.lang
  if not cheap then return pandoc.Pandoc((run(references, full, lang, false))) end

  local entries, paragraphs = run(references, cheap, lang, true)
  local number, place = {}, {}
  for i, reference in ipairs(references) do
    number["ref-" .. pandoc.utils.stringify(reference.id)] = i
  end
  for position, entry in ipairs(entries) do place[number[entry.identifier]] = position end

  local chunk, members, size = {}, {}, 0
  local function flush()
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
  for _, group in ipairs(groups(paragraphs, #references)) do
    for _, i in ipairs(group) do
      if place[i] then
        members[i], chunk[i] = true, true
        local before = entries[place[i] - 1]
        if before then chunk[number[before.identifier]] = true end
        size = size + 2
      end
    end
    if size >= CHUNK then flush() end
  end
  if size > 0 then flush() end
  return pandoc.Pandoc(entries)
end
