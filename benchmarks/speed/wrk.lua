-- Asks each path of the file PATHS once, and stops when all were asked or the time is over.
-- Prints one line of JSON. Headers come from wrk's own --header.
local ffi = require("ffi")
ffi.cdef [[ typedef struct { long s; long us; } moment; int gettimeofday(moment *t, void *zone); ]]
local t = ffi.new("moment")
local function now()
  ffi.C.gettimeofday(t, nil)
  return tonumber(t.s) * 1e6 + tonumber(t.us)
end

local threads = {}
function setup(thread) table.insert(threads, thread) end

function init(args)
  repeating = os.getenv("REPEAT") == "yes"
  lines, next_line, began, ended = {}, 0, now(), 0
  for line in io.lines(os.getenv("PATHS")) do table.insert(lines, wrk.format("GET", line)) end
end

function request()
  next_line = next_line + 1
  if next_line > #lines then
    if repeating then
      next_line = 1
    else
      if ended == 0 then ended = now() end
      -- Those that are on their way still come back, and are counted.
      if next_line > #lines + tonumber(os.getenv("CONNECTIONS")) then wrk.thread:stop() end
      return lines[#lines]
    end
  end
  return lines[next_line]
end

function done(summary, latency, requests)
  local thread = threads[1]
  local ended = thread:get("ended")
  local took = ended > 0 and ended - thread:get("began") or summary.duration
  local e = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"seconds":%.6f,"bytes":%d,"p50":%.3f,"p99":%.3f,"bad":%d,"broken":%d}\n',
    summary.requests, took / 1e6, summary.bytes, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, e.status, e.connect + e.read + e.write + e.timeout))
end
