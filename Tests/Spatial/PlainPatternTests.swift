import Spatial
import Testing

@Suite struct PlainPatternTests {
  private func pattern(_ text: String) -> PlainPattern? { PlainPattern(text.map { $0 == "H" }) }

  @Test func `each class comes out of its steps`() {
    #expect(pattern("HHHHHHHH..") == .persistent)
    #expect(pattern("........HH") == .emerging)
    #expect(pattern("HH.HH.....") == .former)
    #expect(pattern("H..H..H..H") == .intermittent)
    #expect(pattern("..........") == nil)
  }

  @Test func `a place too seldom hot has none, and no steps have none`() {
    #expect(pattern("....................H..................H") == nil)
    #expect(pattern("") == nil)
  }

  @Test func `recent is exactly the last fifth, and no share is above 1`() {
    // Peers count one step more among the recent, so that eleven months hot would be a share of 4/3.
    let shares = RecentShares([Bool](repeating: true, count: 15))
    #expect(shares.recent == 1 && shares.earlier == 1 && RecentShares.recentCount(of: 15) == 3)
    #expect(RecentShares.recentCount(of: 24) == 5 && RecentShares.recentCount(of: 1) == 1)
    // Hot in the fourth step from the end alone: not recent.
    #expect(RecentShares("...........H...".map { $0 == "H" }).recent == 0)
    #expect(RecentShares([]).all == nil && RecentShares([true]).earlier == nil)
  }
}
