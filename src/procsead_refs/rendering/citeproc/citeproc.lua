-- A bibliography equal to one full citeproc call, in time that grows with the number of references.
--
-- A style that tells names apart in all citations (givenname-disambiguation-rule "primary-name" or
-- "all-names") takes citeproc cubic time: for each reference it compares all family names with all
-- names. What disambiguation does to an entry depends only on the works whose citations are the same
-- but for their affixes, and on who else has their authors' family names. So every reference is
-- printed once by the style without disambiguation (`plain`), which also cites it in the form that
-- citeproc compares; those whose citations are the same are printed again by the whole style
-- (`full`), in chunks of whole groups. Each comes with the entries before it, because a style may
-- print a dash for a repeated author, and with the works that namesakes.py names.
--
-- In: metadata `records` (a file of CSL-JSON, an item a line between its brackets), `full` (a CSL
-- file), `lang`; and for such a style `plain` (another one), `namesakes` (a file: for each record the
-- numbers of its buckets, then for each bucket the numbers of its records, from 1), `folder` (for
-- files of our own), `comparisons` (of names, for each record, in a full call), `seen` (present where
-- an entry shows that its names were told apart) and `dash` (what stands for repeated names where
-- that depends on more entries than the one before).
-- Out: the entries as Divs in the order of the bibliography.

local CHUNK = 80 -- records in one call of the whole style; small, for its cost is cubic
local OTHERWISE = 60000 -- what printing a record costs otherwise, in comparisons of two names

local text = pandoc.utils.stringify

-- Returns the entries of a bibliography, and what else the document then holds.
local function run(records, csl, lang, blocks)
  local meta = { bibliography = records, csl = csl, lang = lang }
  local all = pandoc.Citation("*", "NormalCitation")
  meta.nocite = pandoc.Inlines { pandoc.Cite({}, { all }) }
  local done = pandoc.utils.citeproc(pandoc.Pandoc(blocks or {}, meta))
  local entries, rest = pandoc.Blocks {}, pandoc.Blocks {}
  for _, block in ipairs(done.blocks) do
    if block.t == "Div" and block.identifier == "refs" then
      entries = block.content
    else
      rest:insert(block)
    end
  end
  return entries, rest
end

-- The lines of the file of records, without their commas, and the number of each by its id.
local function read(path)
  local lines, number = {}, {}
  for line in io.lines(path) do
    local item, id = line:match('^({"id": "([^"]*)".*}),?$')
    if item then
      lines[#lines + 1] = item
      number["ref-" .. id] = #lines
    end
  end
  return lines, number
end

-- For each record its buckets, and for each bucket its records.
local function read_namesakes(path, count)
  local rows = {}
  for line in io.lines(path) do
    local row = {}
    for one in line:gmatch("%d+") do row[#row + 1] = tonumber(one) end
    rows[#rows + 1] = row
  end
  local buckets = table.move(rows, count + 1, #rows, 1, {})
  return rows, buckets
end

-- One citation of everything: the style (styles/disambiguation.py) prints of each work its place in
-- the bibliography, U+E001, and what citeproc compares; between works stands U+E000.
local function cite_all(number)
  local citations = {}
  for identifier in pairs(number) do
    citations[#citations + 1] = pandoc.Citation(identifier:sub(5), "NormalCitation")
  end
  return { pandoc.Para { pandoc.Cite({}, citations) } }
end

-- For each member of a group of works whose citations are the same, the list of its numbers.
local function colliding(blocks, entries, number)
  local texts = { text(blocks) }
  blocks:walk { Note = function(note) texts[#texts + 1] = text(note.content) end }
  local by_look = {}
  for place, look in table.concat(texts):gmatch("(%d+)[%s%p]*\u{E001}([^\u{E000}]*)") do
    look = look:gsub("[%s%p]+", "")
    if look ~= "" then
      by_look[look] = by_look[look] or {}
      table.insert(by_look[look], number[entries[tonumber(place)].identifier])
    end
  end
  local group_of = {}
  for _, group in pairs(by_look) do
    for _, i in ipairs(#group > 1 and group or {}) do group_of[i] = group end
  end
  return group_of
end

function Pandoc(doc)
  local meta = {}
  for key, value in pairs(doc.meta) do meta[key] = text(value) end
  if not meta.plain then
    return pandoc.Pandoc((run(meta.records, meta.full, meta.lang)))
  end
  local lines, number = read(meta.records)
  local entries, cited = run(meta.records, meta.plain, meta.lang, cite_all(number))
  local group_of = colliding(cited, entries, number)
  local buckets_of, buckets = read_namesakes(meta.namesakes, #lines)
  local at, place = {}, {} -- the record at a place of the list, and the place of a record
  for position, entry in ipairs(entries) do
    at[position] = number[entry.identifier]
    place[at[position]] = position
  end

  -- Whoever has to be printed again: those in a group, and, where a style lets the names that it
  -- tells apart be seen in its entries, those with a namesake. In the list's order, so that
  -- namesakes follow each other and are brought in once.
  local chunks, chunk, done = {}, nil, {}
  local function add(i)
    if i and not chunk.all[i] then
      chunk.all[i], chunk.size = true, chunk.size + 1
    end
  end
  for _, first in ipairs(at) do
    if not done[first] and (group_of[first] or meta.seen and #buckets_of[first] > 0) then
      if not chunk or chunk.size >= CHUNK then
        chunk = { all = {}, members = {}, size = 0 }
        chunks[#chunks + 1] = chunk
      end
      for _, i in ipairs(group_of[first] or { first }) do
        chunk.members[i], done[i] = true, true
        add(i)
        local position = place[i]
        repeat
          position = position - 1
          add(at[position])
        until not (meta.dash and at[position] and text(entries[position]):find(meta.dash, 1, true))
        for _, bucket in ipairs(buckets_of[i]) do
          for _, namesake in ipairs(buckets[bucket]) do add(namesake) end
        end
      end
    end
  end

  -- Where nearly everybody is a namesake of nearly everybody, one full call costs less.
  local function cost(size)
    return size * (OTHERWISE + tonumber(meta.comparisons) * (size / #lines) ^ 2)
  end
  local costs = 0
  for _, one in ipairs(chunks) do costs = costs + cost(one.size) end
  if costs > cost(#lines) then
    return pandoc.Pandoc((run(meta.records, meta.full, meta.lang)))
  end

  local path = meta.folder .. "/chunk.json"
  for _, one in ipairs(chunks) do
    local subset = {}
    for i, line in ipairs(lines) do
      if one.all[i] then subset[#subset + 1] = line end
    end
    local file = assert(io.open(path, "wb"))
    file:write("[\n", table.concat(subset, ",\n"), "\n]\n")
    file:close()
    for _, entry in ipairs((run(path, meta.full, meta.lang))) do
      local i = number[entry.identifier]
      if one.members[i] then entries[place[i]] = entry end
    end
  end
  return pandoc.Pandoc(entries)
end
