import CPROJ
import Glibc

/// What PROJ said when it could not do what it was asked, in its own words.
package struct PROJError: Error, CustomStringConvertible {
  package let description: String
}

/// One coordinate operation between two reference systems, with the PROJ context that it lives in.
///
/// Axis order is always x = easting or longitude, y = northing or latitude. The network is off. The best operation whose
/// grids are present is chosen once, for all points, so that its name and accuracy describe every answer.
// @unchecked: an instance is used by one worker at a time; `clone()` makes the others, before the workers start.
@safe package final class Transformation: @unchecked Sendable {
  /// The name of the operation as the EPSG data set has it.
  package let name: String
  /// The stated accuracy in metres, or nil where PROJ states none.
  package let accuracyMetres: Double?
  /// The file names of the grids that the operation reads.
  package let grids: [String]

  private let context: OpaquePointer
  private let operation: OpaquePointer
  private let log: LogBox
  private let searchPaths: [String]

  /// - Parameters:
  ///   - source: a reference system as PROJ knows it, such as `EPSG:4326`.
  ///   - target: likewise.
  ///   - gridFolders: folders that hold datum grids, beside those PROJ looks in by itself.
  ///   - usesGrids: false leaves out every operation that needs a grid, whether or not it is there.
  package init(from source: String, to target: String, gridFolders: [String] = [], usesGrids: Bool = true)
    throws(PROJError)
  {
    let log = LogBox()
    let context = try unsafe makeContext(log: log, searchPaths: gridFolders)
    do throws(PROJError) {
      let operation = try unsafe Self.bestOperation(
        context, from: source, to: target, usesGrids: usesGrids, log: log)
      unsafe self.name = string(proj_get_name(operation)) ?? "unnamed operation"
      let accuracy = unsafe proj_coordoperation_get_accuracy(context, operation)
      self.accuracyMetres = accuracy < 0 ? nil : accuracy
      unsafe self.grids = gridNames(context, operation)
      guard let normalized = unsafe proj_normalize_for_visualization(context, operation) else {
        unsafe proj_destroy(operation)
        throw log.error("the operation cannot be given x, y order")
      }
      unsafe proj_destroy(operation)
      unsafe self.operation = normalized
    } catch {
      unsafe proj_context_destroy(context)
      throw error
    }
    unsafe self.context = context
    self.log = log
    self.searchPaths = gridFolders
  }

  private init(cloning other: borrowing Transformation) throws(PROJError) {
    let log = LogBox()
    let context = try unsafe makeContext(log: log, searchPaths: other.searchPaths)
    guard let operation = unsafe proj_clone(context, other.operation) else {
      unsafe proj_context_destroy(context)
      throw log.error("the operation cannot be cloned")
    }
    unsafe self.context = context
    unsafe self.operation = operation
    self.log = log
    self.name = other.name
    self.accuracyMetres = other.accuracyMetres
    self.grids = other.grids
    self.searchPaths = other.searchPaths
  }

  deinit {
    unsafe proj_destroy(operation)
    unsafe proj_context_destroy(context)
  }

  /// The same operation in a context of its own, for another worker. Answers are bit for bit the same.
  package func clone() throws(PROJError) -> Transformation {
    try Transformation(cloning: self)
  }

  /// Carries points over in place. A point that cannot be carried over becomes non-finite: PROJ counts it as done.
  package func forward(_ x: inout MutableSpan<Double>, _ y: inout MutableSpan<Double>) throws(PROJError) {
    try transform(&x, &y, direction: PJ_FWD)
  }

  /// As `forward`, from the target system to the source system.
  package func inverse(_ x: inout MutableSpan<Double>, _ y: inout MutableSpan<Double>) throws(PROJError) {
    try transform(&x, &y, direction: PJ_INV)
  }

  private func transform(
    _ x: inout MutableSpan<Double>, _ y: inout MutableSpan<Double>, direction: PJ_DIRECTION
  ) throws(PROJError) {
    precondition(x.count == y.count, "as many x as y")
    let count = x.count
    let stride = MemoryLayout<Double>.stride
    let done = unsafe x.withUnsafeMutableBufferPointer { xs in
      unsafe y.withUnsafeMutableBufferPointer { ys in
        unsafe proj_trans_generic(
          operation, direction, xs.baseAddress, stride, count, ys.baseAddress, stride, count, nil, 0, 0, nil, 0, 0)
      }
    }
    guard done == count else { throw log.error("only \(done) of \(count) points were carried over") }
  }

  private static func bestOperation(
    _ context: OpaquePointer, from source: String, to target: String, usesGrids: Bool, log: LogBox
  ) throws(PROJError) -> OpaquePointer {
    guard let from = unsafe proj_create(context, source) else { throw log.error("\(source) is not known") }
    defer { unsafe proj_destroy(from) }
    guard let to = unsafe proj_create(context, target) else { throw log.error("\(target) is not known") }
    defer { unsafe proj_destroy(to) }
    guard let factory = unsafe proj_create_operation_factory_context(context, nil) else {
      throw log.error("PROJ cannot list operations")
    }
    defer { unsafe proj_operation_factory_context_destroy(factory) }
    unsafe proj_operation_factory_context_set_allow_ballpark_transformations(context, factory, 0)
    unsafe proj_operation_factory_context_set_spatial_criterion(
      context, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
    unsafe proj_operation_factory_context_set_grid_availability_use(
      context, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
    guard let list = unsafe proj_create_operations(context, from, to, factory) else {
      throw log.error("no operation leads from \(source) to \(target)")
    }
    defer { unsafe proj_list_destroy(list) }
    for index in 0..<(unsafe proj_list_get_count(list)) {
      guard let candidate = unsafe proj_list_get(context, list, index) else { continue }
      if usesGrids || (unsafe proj_coordoperation_get_grid_used_count(context, candidate)) == 0 {
        return unsafe candidate
      }
      unsafe proj_destroy(candidate)
    }
    throw log.error("no operation leads from \(source) to \(target)\(usesGrids ? "" : " without a grid")")
  }
}

/// Keeps the last thing that PROJ logged: the true text of an error comes no other way.
final class LogBox {
  var last = ""

  func error(_ sentence: String) -> PROJError {
    PROJError(description: last.isEmpty ? sentence : "\(sentence) (PROJ: \(last))")
  }
}

func makeContext(log: LogBox, searchPaths: [String]) throws(PROJError) -> OpaquePointer {
  guard let context = unsafe proj_context_create() else { throw PROJError(description: "PROJ has no memory left") }
  unsafe proj_context_set_enable_network(context, 0)
  unsafe proj_log_func(context, Unmanaged.passUnretained(log).toOpaque()) { data, level, message in
    guard level == PJ_LOG_ERROR.rawValue, let data = unsafe data, let message = unsafe message else { return }
    unsafe Unmanaged<LogBox>.fromOpaque(data).takeUnretainedValue().last = String(cString: message)
  }
  // Setting the paths replaces PROJ's own list, so its own folders are named again after them.
  unsafe withCStrings(searchPaths + defaultSearchPaths()) { pointers in
    unsafe proj_context_set_search_paths(context, Int32(pointers.count), pointers.baseAddress)
  }
  return unsafe context
}

/// The folders that PROJ looks in by itself (the user's, and `PROJ_DATA` or else the system's), and the system's in any
/// case: a `PROJ_DATA` that leads to a grid alone must not hide the database.
package func defaultSearchPaths() -> [String] {
  let paths = unsafe string(proj_info().searchpath)?.split(separator: ":").map(String.init) ?? []
  return paths + ["/usr/local/share/proj", "/usr/share/proj"].filter { !paths.contains($0) }
}

func string(_ pointer: UnsafePointer<CChar>?) -> String? {
  guard let pointer = unsafe pointer else { return nil }
  return unsafe String(cString: pointer)
}

private func gridNames(_ context: OpaquePointer, _ operation: OpaquePointer) -> [String] {
  (0..<(unsafe proj_coordoperation_get_grid_used_count(context, operation))).compactMap { index in
    var shortName: UnsafePointer<CChar>?
    let found = unsafe proj_coordoperation_get_grid_used(
      context, operation, index, &shortName, nil, nil, nil, nil, nil, nil)
    return found == 1 ? unsafe string(shortName) : nil
  }
}

private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
  let owned = unsafe strings.map { unsafe strdup($0) }
  defer {
    for index in unsafe owned.indices { unsafe free(owned[index]) }
  }
  let pointers = unsafe owned.map { unsafe UnsafePointer($0) }
  return unsafe pointers.withUnsafeBufferPointer(body)
}
