def bangun(n):
    s = ""
    i = 0
    while i < n:
        s = s + (str(i % 97) + ",")
        i = i + 1
    return s


def sambung(n):
    bagian = []
    i = 0
    while i < n:
        bagian.append("x" + str(i))
        i = i + 1
    return "-".join(bagian)


putaran = 0
panjang_semua = 0
while putaran < 500:
    panjang_semua = panjang_semua + len(bangun(20000)) + len(sambung(20000))
    putaran = putaran + 1
print(panjang_semua)
