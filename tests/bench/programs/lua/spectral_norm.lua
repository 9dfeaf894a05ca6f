local function element(i, j)
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
end

local function multiply(n, v, result)
    for i = 0, n - 1 do
        local sum = 0
        for j = 0, n - 1 do
            sum = sum + element(i, j) * v[j]
        end
        result[i] = sum
    end
end

local function multiply_transposed(n, v, result)
    for i = 0, n - 1 do
        local sum = 0
        for j = 0, n - 1 do
            sum = sum + element(j, i) * v[j]
        end
        result[i] = sum
    end
end

return function(n)
    local u, v, t = {}, {}, {}
    for i = 0, n - 1 do
        u[i], v[i], t[i] = 1, 0, 0
    end
    for _ = 1, 10 do
        multiply(n, u, t)
        multiply_transposed(n, t, v)
        multiply(n, v, t)
        multiply_transposed(n, t, u)
    end
    local vbv, vv = 0, 0
    for i = 0, n - 1 do
        vbv = vbv + u[i] * v[i]
        vv = vv + v[i] * v[i]
    end
    return string.format("%d", math.sqrt(vbv / vv) * 1000000000)
end
