def run(n):
    digits = count = k = total = 0
    k1 = numerator = denominator = 1
    while count < n:
        k += 1
        k1 += 2
        total = (total + numerator * 2) * k1
        numerator *= k
        denominator *= k1
        if total >= numerator:
            digit, rest = divmod(numerator * 3 + total, denominator)
            if rest + numerator < denominator:
                digits = (digits * 10 + digit) % 10000000000
                count += 1
                total = (total - denominator * digit) * 10
                numerator *= 10
    return digits
