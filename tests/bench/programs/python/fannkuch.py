def run(n):
    order = list(range(n))
    copy = [0] * n
    count = [0] * n
    most = 0
    total = 0
    even = True
    r = n
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        for i in range(n):
            copy[i] = order[i]
        flips = 0
        k = copy[0]
        while k != 0:
            i = 0
            j = k
            while i < j:
                copy[i], copy[j] = copy[j], copy[i]
                i += 1
                j -= 1
            flips += 1
            k = copy[0]
        most = max(most, flips)
        total += flips if even else -flips
        while True:
            if r == n:
                return f"{total} {most}"
            first = order[0]
            for i in range(r):
                order[i] = order[i + 1]
            order[r] = first
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
        even = not even
