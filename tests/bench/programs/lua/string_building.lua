local function build(n)
    local pieces = {}
    for i = 0, n - 1 do
        pieces[#pieces + 1] = (i % 97) .. ","
    end
    return table.concat(pieces)
end

local function join(n)
    local pieces = {}
    for i = 0, n - 1 do
        pieces[#pieces + 1] = "x" .. i
    end
    return table.concat(pieces, "-")
end

return function(n)
    local built, joined = build(n), join(n)
    return #built .. " " .. built:sub(n + 1, n + 9) .. " " .. #joined .. " " .. joined:sub(n + 1, n + 9)
end
