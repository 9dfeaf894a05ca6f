local SYLLABLES = {"ba", "de", "gi", "ko", "lu", "ma", "ne", "pi", "ro", "su"}
local floor = math.floor
local seed

local function random(limit)
    seed = seed * 16807 % 2147483647
    return seed % limit
end

local function word(number)
    local result = SYLLABLES[number % 10 + 1]
    number = floor(number / 10)
    while number > 0 do
        result = result .. SYLLABLES[number % 10 + 1]
        number = floor(number / 10)
    end
    return result
end

local function text(words)
    seed = 42
    local all = {}
    for i = 1, words do
        all[i] = word(random(1 + random(5000)))
    end
    return table.concat(all, " ")
end

return function(words)
    local counts, distinct = {}, 0
    for w in text(words):gmatch("[^ ]+") do
        local count = counts[w]
        if count then
            counts[w] = count + 1
        else
            counts[w] = 1
            distinct = distinct + 1
        end
    end
    local most, times = "", 0
    for w, count in pairs(counts) do
        if count > times or (count == times and w < most) then
            most, times = w, count
        end
    end
    return distinct .. " " .. most .. " " .. times
end
