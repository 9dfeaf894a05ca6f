-- Measures one program: `NAME [ITERATIONS [SIZE]]` on the command line. os.clock counts CPU time: Lua has no finer clock.
local name = arg[1]
local iterations = tonumber(arg[2] or 1)
local size = tonumber(arg[3] or 1)
package.path = arg[0]:gsub("harness%.lua$", "?.lua") .. ";" .. package.path
local run = require(name)
local result
for _ = 1, iterations do
    local start = os.clock()
    result = run(size)
    print(string.format("%s: iterations=1 runtime: %.0fus", name, (os.clock() - start) * 1e6))
end
print(name .. ": result: " .. result)
