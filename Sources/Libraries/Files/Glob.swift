import Glibc

/// The paths that a pattern with `*`, `?` and `[…]` matches, sorted by their bytes; none where it matches nothing.
package func paths(matching pattern: String) -> [String] {
  var result = unsafe glob_t()
  defer { unsafe globfree(&result) }
  guard unsafe glob(pattern, GLOB_NOSORT, nil, &result) == 0 else { return [] }
  var paths: [String] = []
  for index in 0..<Int(unsafe result.gl_pathc) {
    if let path = unsafe result.gl_pathv[index] { unsafe paths.append(String(cString: path)) }
  }
  return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
