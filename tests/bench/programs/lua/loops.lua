return function(limit)
    local sum = 0
    for i = 0, limit - 1 do
        for j = 0, 999 do
            if (i + j) % 3 == 0 then
                sum = sum + i * j
            else
                sum = sum - j
            end
        end
    end
    return string.format("%.0f", sum)
end
