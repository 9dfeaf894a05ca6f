-- Lua has no numbers of any size: a natural number is a table of limbs below 1e7, the lowest first.
local BASE = 10000000
local floor = math.floor

local function big(value)
    return {value}
end

local function copy(a)
    local result = {}
    for i = 1, #a do
        result[i] = a[i]
    end
    return result
end

local function multiply(a, factor)
    local carry = 0
    for i = 1, #a do
        carry = carry + a[i] * factor
        local high = floor(carry / BASE)
        a[i] = carry - high * BASE
        carry = high
    end
    while carry > 0 do
        local high = floor(carry / BASE)
        a[#a + 1] = carry - high * BASE
        carry = high
    end
end

-- a + b * factor; a negative factor subtracts, and the result must not be negative then.
local function add(a, b, factor)
    local carry = 0
    local i = 1
    while i <= #b or carry ~= 0 do
        carry = carry + (a[i] or 0) + (b[i] or 0) * factor
        local high = floor(carry / BASE)
        a[i] = carry - high * BASE
        carry = high
        i = i + 1
    end
    while #a > 1 and a[#a] == 0 do
        a[#a] = nil
    end
end

local function less(a, b)
    if #a ~= #b then
        return #a < #b
    end
    for i = #a, 1, -1 do
        if a[i] ~= b[i] then
            return a[i] < b[i]
        end
    end
    return false
end

-- The limbs from the given one on, as a float.
local function top(a, from)
    local value = 0
    for i = #a, from, -1 do
        value = value * BASE + a[i]
    end
    return value
end

-- The quotient of a / b, known to be small; a becomes the remainder.
local function divide(a, b)
    local from = math.max(#b - 1, 1)
    local quotient = math.max(floor(top(a, from) / top(b, from)) - 1, 0)
    add(a, b, -quotient)
    while not less(a, b) do
        add(a, b, -1)
        quotient = quotient + 1
    end
    return quotient
end

-- Beside the other languages' sum, `whole` is sum + 3 * numerator, which is never negative.
return function(n)
    local digits, count, k, k1 = 0, 0, 0, 1
    local numerator, whole, denominator = big(1), big(3), big(1)
    while count < n do
        k = k + 1
        k1 = k1 + 2
        multiply(whole, k1)
        add(whole, numerator, 3 * k - k1)
        multiply(numerator, k)
        multiply(denominator, k1)
        local other = copy(numerator)
        multiply(other, 4)
        if not less(whole, other) then
            other = copy(whole)
            local digit = divide(other, denominator)
            add(other, numerator, 1)
            if less(other, denominator) then
                digits = (digits * 10 + digit) % 10000000000
                count = count + 1
                add(whole, denominator, -digit)
                multiply(whole, 10)
                multiply(numerator, 10)
            end
        end
    end
    return string.format("%.0f", digits)
end
