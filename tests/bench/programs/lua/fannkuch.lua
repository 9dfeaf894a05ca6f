return function(n)
    local order, copy, count = {}, {}, {}
    for i = 0, n - 1 do
        order[i], copy[i], count[i] = i, 0, 0
    end
    local most, sum, even, r = 0, 0, true, n
    while true do
        while r ~= 1 do
            count[r - 1] = r
            r = r - 1
        end
        for i = 0, n - 1 do
            copy[i] = order[i]
        end
        local flips = 0
        local k = copy[0]
        while k ~= 0 do
            local i, j = 0, k
            while i < j do
                copy[i], copy[j] = copy[j], copy[i]
                i = i + 1
                j = j - 1
            end
            flips = flips + 1
            k = copy[0]
        end
        if flips > most then
            most = flips
        end
        sum = sum + (even and flips or -flips)
        while true do
            if r == n then
                return sum .. " " .. most
            end
            local first = order[0]
            for i = 0, r - 1 do
                order[i] = order[i + 1]
            end
            order[r] = first
            count[r] = count[r] - 1
            if count[r] > 0 then
                break
            end
            r = r + 1
        end
        even = not even
    end
end
