#pragma once
#include <openssl/evp.h>

// glibc declares this only where _GNU_SOURCE is set before its first header, which a module cannot do.
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
#define TWITTEN_RENAME_EXCHANGE 2u
