#pragma once
#include <stddef.h>
#include <stdint.h>

// libFuzzer comes with the toolchain's clang and without a header for this call (llvm.org/docs/LibFuzzer.html, "Using
// libFuzzer as a library").
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *bytes, size_t count));
