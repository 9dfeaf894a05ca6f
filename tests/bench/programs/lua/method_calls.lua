local Point = {}
Point.__index = Point

function Point:move(dx, dy)
    self.x = self.x + dx
    self.y = self.y + dy
    return self
end

function Point:norm()
    return self.x * self.x + self.y * self.y
end

local HeavyPoint = setmetatable({}, Point)
HeavyPoint.__index = HeavyPoint

function HeavyPoint:norm()
    return Point.norm(self) * self.weight
end

return function(n)
    local points = {
        [0] = setmetatable({x = 0, y = 0}, Point),
        setmetatable({x = 1, y = 1, weight = 2}, HeavyPoint),
        setmetatable({x = 5, y = 3}, Point),
    }
    local sum = 0
    for i = 0, n - 1 do
        local p = points[i % 3]
        p:move(1, -1)
        sum = sum + p:norm() % 7
    end
    return sum
end
