local Node = {}
Node.__index = Node

local function node(left, right)
    return setmetatable({left = left, right = right}, Node)
end

function Node:count()
    if not self.left then
        return 1
    end
    return 1 + self.left:count() + self.right:count()
end

local function grow(depth)
    if depth == 0 then
        return node(nil, nil)
    end
    return node(grow(depth - 1), grow(depth - 1))
end

return function(deepest)
    local stretch = grow(deepest + 1):count()
    local long_lived = grow(deepest)
    local sum = 0
    for depth = 4, deepest, 4 do
        for _ = 1, 2 ^ (deepest - depth + 4) do
            sum = sum + grow(depth):count()
        end
    end
    return stretch .. " " .. sum .. " " .. long_lived:count()
end
