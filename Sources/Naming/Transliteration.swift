// SPDX-License-Identifier: Apache-2.0

/// Letters of other scripts in ASCII, in the manner of Unidecode: Latin, Greek, Cyrillic, kana and Korean. Characters without an entry
/// vanish, Chinese ones among them: their table alone would be larger than the rest of this module.
///
/// The rows hold the characters of one stretch of Unicode in order: one token a character, `.` for none.
enum Transliteration {
  static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    if scalar.isASCII { return output.append(UInt8(truncatingIfNeeded: scalar.value)) }
    if let text = ranges(scalar.value) ?? table[scalar.value] { output.append(contentsOf: text.utf8) }
  }

  /// Stretches that follow a rule.
  private static func ranges(_ value: UInt32) -> String? {
    switch value {
    case 0x2000...0x200B, 0x2028, 0x202F, 0x205F, 0x3000: value == 0x200B ? "" : " "
    case 0xAC00...0xD7A3: hangul(value - 0xAC00)
    // Full-width forms repeat ASCII.
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0).map(String.init)
    default: nil
    }
  }

  /// Korean syllables are numbered by their letters (Unicode 3.12): 19 initials, 21 vowels, 28 finals.
  private static func hangul(_ syllable: UInt32) -> String {
    let (initial, rest) = syllable.quotientAndRemainder(dividingBy: 21 * 28)
    return initials[Int(initial)] + vowels[Int(rest / 28)] + finals[Int(rest % 28)]
  }

  private static let initials = [
    "g", "gg", "n", "d", "dd", "r", "m", "b", "bb", "s", "ss", "", "j", "jj", "c", "k", "t", "p", "h",
  ]
  private static let vowels = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "weo", "we", "wi", "yu", "eu",
    "yi",
    "i",
  ]
  private static let finals = [
    "", "g", "gg", "gs", "n", "nj", "nh", "d", "l", "lg", "lm", "lb", "ls", "lt", "lp", "lh", "m", "b", "bs", "s", "ss",
    "ng", "j", "c", "k", "t", "p", "h",
  ]

  private static let table: [UInt32: String] = {
    var table: [UInt32: String] = [:]
    for (start, row) in rows {
      for (offset, token) in row.split(separator: " ").enumerated() where token != "." {
        // An underscore stands for a space within a token.
        table[start + UInt32(offset)] = token == "_" ? " " : token.replacing("_")
      }
    }
    return table
  }()

  private static let rows: [(UInt32, String)] = [
    // Latin-1 Supplement
    (0xA0, "_ ! C/ PS $? Y= | SS \" (c) a << ! . (r) - deg +- 2 3 ' u P * , 1 o >> 1/4 1/2 3/4 ?"),
    (0xC0, "A A A A A A AE C E E E E I I I I D N O O O O O x O U U U U Y Th ss"),
    (0xE0, "a a a a a a ae c e e e e i i i i d n o o o o o / o u u u u y th y"),
    // Latin Extended-A
    (0x100, "A a A a A a C c C c C c C c D d D d E e E e E e E e E e G g G g G g G g H h H h"),
    (0x128, "I i I i I i I i I i IJ ij J j K k k L l L l L l L l L l N n N n N n 'n ng NG"),
    (0x14C, "O o O o O o OE oe R r R r R r S s S s S s S s T t T t T t U u U u U u U u U u U u"),
    (0x174, "W w Y y Y Z z Z z Z z s"),
    // Latin Extended-B
    (0x180, "b B B b 6 6 O C c D D D d d 3 @ E F f G G hv I I K k l l W N n O O o OI oi P p"),
    (0x1A6, "YR 2 2 SH sh t T t T U u Y V Y y Z z ZH ZH zh zh 2 5 5 ts w"),
    (0x1C0, "| || |= ! DZ Dz dz LJ Lj lj NJ Nj nj A a I i O o U u U u U u U u U u @ A a A a AE ae G g G g"),
    (0x1E8, "K k O o O o ZH zh j DZ Dz dz G g HV W N n A a AE ae O o"),
    (0x200, "A a A a E e E e I i I i O o O o R r R r U u U u S s T t Y y H h N d OU ou Z z A a E e"),
    (0x22A, "O o O o O o O o Y y l n t j"),
    // Greek and Coptic
    (0x386, "A . E I I . O . U O I A B G D E Z I Th I K L M N Ks O P R . S T U F H Ps O I U a e i i u"),
    (0x3B1, "a b g d e z i th i k l m n x o p r s s t u f h ps o i u o u o"),
    // Cyrillic
    (0x400, "Ie Io Dj Gj Ie Dz I Yi J Lj Nj Tsh Kj I U Dzh"),
    (0x410, "A B V G D E Zh Z I I K L M N O P R S T U F Kh Ts Ch Sh Shch ' Y ' E Iu Ia"),
    (0x430, "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ' y ' e iu ia"),
    (0x450, "ie io dj gj ie dz i yi j lj nj tsh kj i u dzh"),
    (0x490, "G' g'"),
    // Latin Extended Additional
    (0x1E00, "A a B b B b B b C c D d D d D d D d D d E e E e E e E e E e F f G g H h H h H h H h H h"),
    (0x1E2C, "I i I i K k K k K k L l L l L l L l M m M m M m N n N n N n N n O o O o O o O o P p P p"),
    (0x1E58, "R r R r R r R r S s S s S s S s S s T t T t T t T t U u U u U u U u U u V v V v"),
    (0x1E80, "W w W w W w W w W w X x X x Y y Z z Z z Z z h t w y a s s s Ss"),
    (0x1EA0, "A a A a A a A a A a A a A a A a A a A a A a A a E e E e E e E e E e E e E e E e I i I i"),
    (0x1ECC, "O o O o O o O o O o O o O o O o O o O o O o O o U u U u U u U u U u U u U u Y y Y y Y y Y y"),
    // General punctuation and symbols
    (0x2010, "- - - - -- -- || _ ' ' , ' \" \" ,, \" + ++ * *> . .. ... ."),
    (0x2030, "%0 %00 ' '' ''' ` `` ``` ^ < > * !! !?"),
    (0x20A0, "ECU CL Cr FF L mil N Pts Rs W NS D EU K T Dr"),
    (0x2122, "(tm)"), (0x212A, "K A"),
    (0x2150, ". . . 1/3 2/3 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8 1/"),
    (0x2160, "I II III IV V VI VII VIII IX X XI XII L C D M i ii iii iv v vi vii viii ix x xi xii l c d m"),
    (0x2190, "- | - | - | \\ / \\ /"),
    // Hiragana, Katakana
    (
      0x3041,
      "a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za si zi su zu se ze so zo ta da ti di tu tu du te de to do na ni"
    ),
    (
      0x306C,
      "nu ne no ha ba pa hi bi pi hu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa wi we wo n vu"
    ),
    (
      0x30A1,
      "a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za si zi su zu se ze so zo ta da ti di tu tu du te de to do na ni"
    ),
    (
      0x30CC,
      "nu ne no ha ba pa hi bi pi hu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa wi we wo n vu"
    ),
    (0xFB00, "ff fi fl ffi ffl st st"),
  ]
}

extension Substring {
  fileprivate func replacing(_ mark: Unicode.Scalar) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(scalar == mark ? " " : scalar) }
    return String(scalars)
  }
}
