import Formats
import Spatial
package import Tasking

/// Peak times as tables: a row a group and three-hour block, and a row a group.
package enum PeakTable {
  /// The names of the columns of `blocks`, in their order; they are stable.
  package static let blockColumns = [
    "group_kind", "group_id", "group_name", "weekday", "from_hour", "to_hour", "incidents", "share_percent", "expected",
    "observed_to_expected",
  ]

  /// The names of the columns of `groups`, in their order; they are stable.
  package static let groupColumns = [
    "group_kind", "group_id", "group_name", "incidents", "month_only", "whole_days", "timed", "known_to_hour",
    "known_to_hour_share_percent", "statistic", "p", "q", "differs", "windows", "windows_incidents",
    "windows_share_percent", "windows_week_percent", "no_windows",
  ]

  /// The 56 three-hour blocks of the week, Monday 00:00 first, of the district and of each group whose hours may be shown.
  package static func blocks(_ peaks: PeakTimes, about: [String]) -> PlainLayer {
    var features: [PlainLayer.Feature] = []
    for group in [peaks.district] + peaks.groups where group.hasHours {
      let blocks = group.profile.blocks
      for block in blocks.indices {
        let hour = block % 8 * WeekProfile.hoursOfBlock
        let values: [PropertyValue] =
          name(of: group) + [
            .text(PatrolWindow.weekdays[block / 8]), .integer(hour), .integer(hour + WeekProfile.hoursOfBlock),
            .decimal(blocks[block], decimals: 4),
            .decimal(100 * blocks[block] / Double(group.profile.incidents), decimals: 4),
            .decimal(group.expected[block], decimals: 4),
            .decimal(blocks[block] / group.expected[block], decimals: 3),
          ]
        features.append(PlainLayer.Feature(.none, Array(zip(blockColumns, values))))
      }
    }
    return PlainLayer(name: "peak-times", about: about, columns: blockColumns, features: features)
  }

  /// A row for the district and for each group: how well its times are known, whether its hours differ, its windows.
  package static func groups(_ peaks: PeakTimes, about: [String]) -> PlainLayer {
    let features = ([peaks.district] + peaks.groups).map { group in
      let values: [PropertyValue] =
        name(of: group) + [
          .integer(group.incidents), .integer(group.monthOnly), .integer(group.wholeDays), .integer(group.timed),
          .integer(group.profile.knownToHour), .decimal(100 * group.profile.knownToHourShare, decimals: 2),
          .decimal(group.statistic, decimals: 4), group.p.isNaN ? .none : .probability(group.p),
          group.q.isNaN ? .none : .probability(group.q), group.differs().map { .truth($0) } ?? .none,
        ] + windows(of: group, peaks.settings)
      return PlainLayer.Feature(.none, Array(zip(groupColumns, values)))
    }
    return PlainLayer(name: "peak-windows", about: about, columns: groupColumns, features: features)
  }

  private static func name(of group: PeakProfile) -> [PropertyValue] {
    [.text(group.kind), .text(group.id), .text(group.name)]
  }

  private static func windows(of group: PeakProfile, _ settings: PeakTimes.Settings) -> [PropertyValue] {
    guard group.noWindows == nil else {
      return [.none, .none, .none, .none, .text(group.noWindows)]
    }
    let hours = group.windows.reduce(0) { $0 + $1.hours }
    return [
      .text(group.windowWords { FixedDecimal.string($0, decimals: 1) }), .decimal(group.covered, decimals: 2),
      .decimal(100 * group.coveredShare, decimals: 2),
      .decimal(100 * Double(hours) / Double(AoristicWeights.hours), decimals: 2), .none,
    ]
  }
}
