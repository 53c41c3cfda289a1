import Formats
import Spatial
import Tasking

/// The week of a place in blocks of three hours.
enum WeekTable {
  /// Each block with its incidents and a shade that goes by them; nil where the hours may not be shown.
  static func table(_ peaks: PeakProfile) -> Page.Table? {
    peaks.hasHours ? table(of: peaks.profile.blocks) : nil
  }

  /// - Parameter blocks: incidents in each block, those of Monday first.
  static func table(of blocks: ContiguousArray<Double>) -> Page.Table {
    precondition(blocks.count == WeekProfile.blockCount, "every block of the week")
    let most = blocks.max() ?? 0
    let perDay = WeekProfile.blockCount / 7
    let hours = (0..<perDay).map { block in
      let from = block * WeekProfile.hoursOfBlock
      return Page.Column.number("\(from)–\(from + WeekProfile.hoursOfBlock) h")
    }
    var table = Page.Table(
      "The week in blocks of three hours", columns: [.words("Day")] + hours,
      rows: PatrolWindow.weekdays.enumerated().map { day, name in
        [name] + blocks[day * perDay..<(day + 1) * perDay].map { FixedDecimal.string($0, decimals: 1) }
      })
    table.shades = (0..<7).map { day in
      blocks[day * perDay..<(day + 1) * perDay].map { most > 0 ? min(4, Int(($0 / most * 4).rounded(.up))) : 0 }
    }
    return table
  }
}
