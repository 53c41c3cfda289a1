#!/usr/bin/env bash
# Reads inputs that nobody thought of, until one is found that traps, hangs, takes too much memory, or gives rows, dates
# or numbers that do not agree with themselves: libFuzzer makes them from those that reached new code.
#
#   Tests/fuzz.sh            five minutes
#   Tests/fuzz.sh 3600       an hour; what was learned is kept in .build-fuzz/corpus and is where the next run begins
#   Tests/fuzz.sh FILE...    reads inputs again, such as one that was found; swift run TwittenFuzzer FILE... does so in an
#                            ordinary build, for a debugger, and tells what came of them
#
# An input's first byte names its reader (FuzzReader.all). The inputs to begin with are the readers' own and cuts of
# GeoData/sandmouth. Built apart in .build-fuzz with the marks of reached code, and with AddressSanitizer, which finds
# what the C libraries do beside their memory. Ends with 1 where something was found, and says in which file.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/install

out=.build-fuzz
library=$(ls "$(dirname "$(readlink -f "$(command -v swift)")")"/../lib/clang/*/lib/linux/libclang_rt.fuzzer_no_main-"$(uname -m)".a)
build=(swift build -c release --scratch-path "$out" --product TwittenFuzzer --sanitize address
  -Xswiftc -DLIBFUZZER -Xswiftc -Xfrontend -Xswiftc -sanitize=fuzzer -Xcc -fsanitize=fuzzer-no-link
  -Xlinker "$library" -Xlinker -lstdc++)
"${build[@]}" 2>&1 | { grep -v 'Cannot export local symbol' || true; }
fuzzer="$("${build[@]}" --show-bin-path)/TwittenFuzzer"

# Files are written for readers that want a path: into memory where that can be had. Swift's own report of a trap would
# ask libFuzzer's process questions that AddressSanitizer takes for mistakes.
if [ -d /dev/shm ] && [ -w /dev/shm ]; then export TMPDIR=/dev/shm; fi
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1:detect_stack_use_after_return=0

limits=(-timeout=5 -rss_limit_mb=2048 -malloc_limit_mb=1024 -max_len=16384)
if [ -f "${1:-}" ]; then exec "$fuzzer" "${limits[@]}" "$@"; fi

mkdir -p "$out/corpus" "$out/seeds" "$out/findings"
"$fuzzer" --seeds "$out/seeds"
touch "$out/begun"
log="$out/log.txt"
status=0
nice -n 10 "$fuzzer" "${limits[@]}" -max_total_time="${1:-300}" -dict=Tests/fuzz.dict -print_final_stats=1 \
  -artifact_prefix="$out/findings/" "$out/corpus" "$out/seeds" >"$log" 2>&1 </dev/null || status=$?
grep -E '^(stat::|Done|#[0-9]+.DONE)' "$log" || true
if [ "$status" -ne 0 ]; then
  grep -m3 -E 'Fatal error|ERROR: |SUMMARY' "$log" || tail -5 "$log"
  find "$out/findings" -newer "$out/begun" -type f | sed 's/^/Found: /'
  echo "The whole report is in $log; Tests/fuzz.sh FILE reads the input again."
  exit 1
fi
echo "Nothing found. $(ls "$out/corpus" | wc -l) inputs that reach code of their own are in $out/corpus."
