import Testing

@testable import Publishing

@Suite struct CountClassTests {
  @Test func `classes hold every count once, and those of none are left out`() {
    let classes = CountClass.classes(of: [1, 1, 4, 60, 0])
    #expect(classes.map(\.counts) == [0...0, 1...1, 2...4, 50...60])
    #expect(classes.map(\.label) == ["0", "1", "2 to 4", "50 to 60"])
    #expect(zip(classes, classes.dropFirst()).allSatisfy { $0.millimetres < $1.millimetres })
  }

  @Test func `the highest reaches as far as the counts do, and no counts make no class`() {
    #expect(CountClass.classes(of: [3]).map(\.counts) == [2...3])
    #expect(CountClass.classes(of: [2]).map(\.label) == ["2"])
    #expect(CountClass.classes(of: [100_000]).map(\.label) == ["250 to 100000"])
    #expect(CountClass.classes(of: []).isEmpty)
  }
}
