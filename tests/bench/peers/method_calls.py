class Titik:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def geser(self, dx, dy):
        self.x = self.x + dx
        self.y = self.y + dy
        return self

    def norma(self):
        return self.x * self.x + self.y * self.y


class TitikBerat(Titik):
    def __init__(self, x, y, berat):
        super().__init__(x, y)
        self.berat = berat

    def norma(self):
        return super().norma() * self.berat


def jalan(n):
    titik = [Titik(0, 0), TitikBerat(1, 1, 2), Titik(5, 3)]
    jumlah = 0
    i = 0
    while i < n:
        t = titik[i % 3]
        t.geser(1, -1)
        jumlah = jumlah + t.norma() % 7
        i = i + 1
    return jumlah


print(jalan(6000000))
