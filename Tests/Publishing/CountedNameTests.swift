import Testing

@testable import Publishing

@Suite struct CountedNameTests {
  @Test(arguments: [
    [("violence", 64), ("drugs", 9)], [("£1 Arcade; Market", 12), ("Noise (loud)", 3)], [("a (2)", 1)], [],
  ])
  func `what is written is read back`(_ counts: [(name: String, incidents: Int)]) {
    let read = CountedName.all(in: CountedName.text(counts))
    #expect(read == counts.map { CountedName(name: $0.name, count: $0.incidents) })
  }

  @Test func `what has no number is a name without one`() {
    #expect(CountedName.all(in: "Noise (3); ?").last == CountedName(name: "?", count: nil))
    #expect(CountedName.all(in: "fire(7)") == [CountedName(name: "fire", count: 7)])
    let counts: [(name: String, incidents: Int)] = [("violence", 64), ("drugs", 9)]
    #expect(CountedName.text(counts) == "violence (64); drugs (9)")
  }
}
