def hitung(batas):
    jumlah = 0
    i = 0
    while i < batas:
        j = 0
        while j < 1000:
            if (i + j) % 3 == 0:
                jumlah = jumlah + i * j
            else:
                jumlah = jumlah - j
            j = j + 1
        i = i + 1
    return jumlah


print(hitung(30000))
