public import Formats
import Spatial

/// Where postcodes are, from tables on disk: OS Code-Point Open, or the ONS Postcode Directory (ONSPD) or National
/// Statistics Postcode Lookup (NSPL), one file or many.
///
/// A postcode stands for some 15 addresses, and its point for the place of one of them: what is located by postcode is
/// marked so (`LocationPrecision.postcode`) and never as exact. Northern Ireland's postcodes (BT) are without
/// coordinates here, as the directories give theirs on the Irish grid.
///
/// A row takes 17 bytes: 46 MB for the 2.7 million of the whole directory, and three times that while it is read.
public struct Postcodes: Sendable {
  /// The layouts that are known, found out from a file's first line.
  public enum Layout: String, Sendable {
    /// No header; ten columns. Postcodes in use, in Great Britain.
    case codePointOpen = "OS Code-Point Open"
    /// A header with `pcds`, `doterm` and the grid's columns. All postcodes, also those no longer in use.
    case onsDirectory = "ONSPD or NSPL"
  }

  /// A file that was read.
  public struct Source: Sendable, Equatable {
    /// As outputs name it.
    public let name: String
    /// What it is.
    public let layout: Layout
    /// How many rows it has.
    public let rows: Int
  }

  /// What a table says of a postcode.
  public enum Lookup: Sendable, Hashable {
    /// Metres on the National Grid, and how good they are on Code-Point Open's scale, which is ten times that of the
    /// ONS: 10 and 20 inside the building nearest to the addresses' mean, 30 within 50 m, 40 the addresses' mean, 50
    /// worked out from postcodes near by, 60 the mean of a whole sector, which may be kilometres away.
    case found(easting: Double, northing: Double, quality: Int)
    /// Known, and no longer in use.
    case terminated
    /// Known, and not on the National Grid.
    case withoutCoordinates
    /// It may be a postcode, and no table has it.
    case unknown
    /// Text of another shape, such as a county's name.
    case notAPostcode
  }

  /// The files in the order in which they were named.
  public let sources: [Source]
  /// Rows whose postcode an earlier row has too: the earlier one, in the order of files and rows, holds.
  public let repeated: Int

  /// Ascending, each once.
  private let keys: ContiguousArray<UInt64>
  private let easting: ContiguousArray<Int32>
  private let northing: ContiguousArray<Int32>
  private let quality: ContiguousArray<UInt8>

  /// Reads tables.
  ///
  /// - Parameters:
  ///   - files: those named first have the say where they differ.
  ///   - workers: how many files are read at a time; the table is the same for any number.
  /// - Throws: where a file is missing, has no known layout, or has a row that is no postcode.
  public init(_ files: [NamedFile], workers: Int = 1) throws(InputError) {
    let read = Parallel.map(files, workers: workers) { file -> Result<PostcodeFile, InputError> in
      do throws(InputError) { return .success(try PostcodeFile(file)) } catch { return .failure(error) }
    }
    var tables: [PostcodeFile] = []
    for result in read { tables.append(try result.get()) }
    sources = zip(files, tables).map { Source(name: $0.name, layout: $1.layout, rows: $1.keys.count) }
    let total = tables.reduce(0) { $0 + $1.keys.count }
    // Key and row share 64 bits, so that sorting moves single words and keeps the order of rows.
    let rowBits = 64 - PostcodeKey.bits
    guard total < 1 << Int(rowBits) else {
      throw .badData("\(files.first?.name ?? ""): \(total) postcodes are more than there can be.")
    }
    var order = ContiguousArray<UInt64>()
    order.reserveCapacity(total)
    for table in tables { for key in table.keys { order.append(key << rowBits | UInt64(order.count)) } }
    order.sort()
    let firsts = tables.indices.map { tables[..<$0].reduce(0) { $0 + $1.keys.count } }
    var (keys, quality) = (ContiguousArray<UInt64>(), ContiguousArray<UInt8>())
    var (easting, northing) = (ContiguousArray<Int32>(), ContiguousArray<Int32>())
    keys.reserveCapacity(total)
    easting.reserveCapacity(total)
    northing.reserveCapacity(total)
    quality.reserveCapacity(total)
    for entry in order where keys.last != entry >> rowBits {
      let row = Int(entry & (1 << rowBits - 1))
      let number = (firsts.firstIndex { $0 > row } ?? firsts.count) - 1
      let (table, index) = (tables[number], row - firsts[number])
      keys.append(entry >> rowBits)
      easting.append(table.easting[index])
      northing.append(table.northing[index])
      quality.append(table.quality[index])
    }
    (self.keys, self.easting, self.northing, self.quality) = (keys, easting, northing, quality)
    repeated = total - keys.count
  }

  /// How many postcodes the tables have.
  public var count: Int { keys.count }

  /// Where the postcodes in use are: metres on the National Grid, in the order of the postcodes.
  package var points: (x: ContiguousArray<Double>, y: ContiguousArray<Double>) {
    let located = keys.indices.filter {
      easting[$0] != PostcodeFile.terminated && easting[$0] != PostcodeFile.withoutCoordinates
    }
    return (ContiguousArray(located.map { Double(easting[$0]) }), ContiguousArray(located.map { Double(northing[$0]) }))
  }

  /// Finds a postcode however it is written: `BN1 1AA`, `BN11AA`, `bn111aa`, ` bn1  1aa `. Only letters and figures count.
  ///
  /// - Complexity: O(log n).
  public func lookup(_ postcode: String) -> Lookup {
    lookup(postcode.utf8.span)
  }

  package func lookup(_ bytes: Span<UInt8>) -> Lookup {
    guard let key = PostcodeKey(bytes) else { return .notAPostcode }
    let row = firstRow(atLeast: key.value)
    guard row < keys.count, keys[row] == key.value else { return key.isWellFormed ? .unknown : .notAPostcode }
    switch easting[row] {
    case PostcodeFile.terminated: return .terminated
    case PostcodeFile.withoutCoordinates: return .withoutCoordinates
    default:
      return .found(easting: Double(easting[row]), northing: Double(northing[row]), quality: Int(quality[row]))
    }
  }

  /// The postcode that ends an address, written `BN1 1AA`; nil where it ends otherwise.
  ///
  /// Spaces, full stops and the like may follow it. Its shape alone is looked at, not whether there is such a postcode.
  public static func trailingPostcode(in address: String) -> String? {
    PostcodeKey.trailing(address.utf8.span)?.text
  }

  private func firstRow(atLeast key: UInt64) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
