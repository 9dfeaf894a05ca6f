def hitung(n):
    cacah = {}
    benih = 42
    i = 0
    while i < n:
        benih = (benih * 1103515245 + 12345) % 2147483648
        kata = "kata" + str(benih % 5000)
        if kata in cacah:
            cacah[kata] = cacah[kata] + 1
        else:
            cacah[kata] = 1
        i = i + 1
    return cacah


hasil = hitung(6000000)
terbanyak = 0
for kata in hasil:
    if hasil[kata] > terbanyak:
        terbanyak = hasil[kata]
print(len(hasil), terbanyak)
