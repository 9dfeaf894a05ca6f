# The launcher finds itself, and the program, from wherever it is called.
. "$(dirname "$0")/support.bash"

mkdir -p "$scratch/folder with spaces" "$scratch/bin"
cp "$repository/examples/halo.fox" "$scratch/folder with spaces/hello there.fox"
ln -s "$morphc" "$scratch/bin/absolute"
ln -s absolute "$scratch/bin/relative"

cd "$scratch/folder with spaces" || exit 1
check 0 'Halo, dunia!' "$morphc" run "hello there.fox"
check 0 'Halo, dunia!' "$scratch/bin/absolute" run "hello there.fox"
check 0 'Halo, dunia!' "$scratch/bin/relative" run "hello there.fox"
check 0 'Halo, dunia!' ../bin/relative run "$scratch/folder with spaces/hello there.fox"
PATH=$scratch/bin:$PATH check 0 'Halo, dunia!' relative run "hello there.fox"
cp "hello there.fox" "ñandu.fox"
check 0 'Halo, dunia!' env LC_ALL=C "$morphc" run "ñandu.fox"
cd "$repository" || exit 1
check 0 'Halo, dunia!' ./morphc run examples/halo.fox
check 0 'Halo, dunia!' sh morphc run examples/halo.fox

finish
