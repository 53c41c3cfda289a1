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

/// The path as a pattern that matches nothing but itself.
package func withoutPatterns(_ path: String) -> String {
  String(path.flatMap { "*?[]\\".contains($0) ? ["\\", $0] : [$0] })
}

/// Whether there is a file or a folder of this path.
package func exists(_ path: String) -> Bool {
  unsafe access(path, F_OK) == 0
}
