/// Sorting of whole numbers digit by digit, which takes as many passes as the range of the numbers needs.
enum RadixOrder {
  /// Sorts the numbers, and gives the index at which each stood; equal ones keep their order.
  static func sort(_ numbers: inout ContiguousArray<Int64>) -> ContiguousArray<Int32> {
    let digitBits = 11
    var indices = ContiguousArray(0..<Int32(numbers.count))
    let lowest = numbers.min() ?? 0
    let range = (numbers.max() ?? 0) - lowest
    var otherNumbers = numbers
    var otherIndices = indices
    var shift = 0
    while shift < 63, range >> shift > 0 {
      var next = ContiguousArray<Int32>(repeating: 0, count: 1 << digitBits)
      for number in numbers { next[digit(number - lowest, shift, digitBits)] += 1 }
      var before: Int32 = 0
      for digit in next.indices { (next[digit], before) = (before, before + next[digit]) }
      for position in 0..<numbers.count {
        let digit = digit(numbers[position] - lowest, shift, digitBits)
        let target = Int(next[digit])
        next[digit] += 1
        otherNumbers[target] = numbers[position]
        otherIndices[target] = indices[position]
      }
      swap(&numbers, &otherNumbers)
      swap(&indices, &otherIndices)
      shift += digitBits
    }
    return indices
  }

  private static func digit(_ number: Int64, _ shift: Int, _ bits: Int) -> Int {
    Int(truncatingIfNeeded: (number >> shift) & (1 << bits - 1))
  }
}
