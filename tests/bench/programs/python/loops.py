def run(limit):
    total = 0
    for i in range(limit):
        for j in range(1000):
            if (i + j) % 3 == 0:
                total += i * j
            else:
                total -= j
    return total
