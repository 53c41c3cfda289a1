import Formats
import Spatial
import Tasking

/// The week of a hotspot as the table of peak times has it.
enum HotspotWeek {
  /// The incidents of each three-hour block, those of Monday first; nil where the table does not have every block.
  static func blocks(of id: String, _ peakTimes: PlainLayer?) -> ContiguousArray<Double>? {
    var blocks = ContiguousArray<Double?>(repeating: nil, count: WeekProfile.blockCount)
    for row in peakTimes?.features ?? []
    where row.text("group_kind") == "hotspot" && row.text("group_id") == id {
      guard let day = row.text("weekday").flatMap({ PatrolWindow.weekdays.firstIndex(of: $0) }),
        let hour = row.integer("from_hour"), (0..<24).contains(hour)
      else { continue }
      blocks[day * (WeekProfile.blockCount / 7) + hour / WeekProfile.hoursOfBlock] = row.number("incidents")
    }
    let known = ContiguousArray(blocks.compactMap { $0 })
    return known.count == blocks.count ? known : nil
  }
}
