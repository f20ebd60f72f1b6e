// SPDX-License-Identifier: Apache-2.0
// Shared by everything in this module that keeps something: the control plane's objects and the forge's records.
internal import CSQLite
internal import Locks

/// What SQLite said no to, in its own words.
struct SQLiteError: Error, Sendable, CustomStringConvertible {
  /// SQLite's extended result code.
  var code: Int32
  var message: String
  var description: String { "SQLite error \(code): \(message)" }
}

/// One value in a row or bound to a statement.
enum SQLiteValue: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(nilLiteral: ()) { self = .null }

  var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var blob: [UInt8]? { if case .blob(let bytes) = self { bytes } else { nil } }
}

/// One result row, read by place.
struct SQLiteRow: Sendable {
  var values: [SQLiteValue]
  func integer(_ place: Int) -> Int64 { values[place].integer ?? 0 }
  func text(_ place: Int) -> String { values[place].text ?? "" }
  func optionalInteger(_ place: Int) -> Int64? { values[place].integer }
  func optionalText(_ place: Int) -> String? { values[place].text }
  func blob(_ place: Int) -> [UInt8] { values[place].blob ?? [] }
}

/// The connection as seen inside `SQLiteDatabase`'s lock. Prepared statements are kept by their text.
final class SQLiteConnection {
  private let handle: OpaquePointer
  private var statements: [String: OpaquePointer] = [:]

  fileprivate init(path: String) throws(SQLiteError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw SQLiteError(code: code, message: "cannot open \(path)")
    }
    handle = opened
    sqlite3_busy_timeout(handle, 5000)
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// Runs a script of statements without values.
  func script(_ sql: String) throws(SQLiteError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw failure(code) }
  }

  /// Runs one statement and returns its rows.
  @discardableResult
  func run(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError) -> [SQLiteRow] {
    let statement = try prepared(sql)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (place, value) in values.enumerated() { try bind(value, to: statement, at: Int32(place + 1)) }
    var rows: [SQLiteRow] = []
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else { throw failure(code) }
      rows.append(SQLiteRow(values: (0..<sqlite3_column_count(statement)).map { column(statement, $0) }))
    }
  }

  /// The id of the row inserted last.
  var lastInsertedID: Int64 { sqlite3_last_insert_rowid(handle) }
  /// How many rows the last statement changed.
  var changes: Int { Int(sqlite3_changes(handle)) }

  private func prepared(_ sql: String) throws(SQLiteError) -> OpaquePointer {
    if let known = statements[sql] { return known }
    var made: OpaquePointer?
    let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard code == SQLITE_OK, let made else { throw failure(code) }
    statements[sql] = made
    return made
  }

  private func bind(_ value: SQLiteValue, to statement: OpaquePointer, at place: Int32) throws(SQLiteError) {
    // SQLITE_TRANSIENT is a cast macro, which Swift does not import: SQLite copies what it is given.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    let code =
      switch value {
      case .null: sqlite3_bind_null(statement, place)
      case .integer(let number): sqlite3_bind_int64(statement, place, number)
      case .text(let text): sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), transient)
      case .blob(let bytes):
        // An empty array's base address may be null, which SQLite reads as NULL.
        bytes.isEmpty
          ? sqlite3_bind_zeroblob(statement, place, 0)
          : sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), transient)
      }
    if code != SQLITE_OK { throw failure(code) }
  }

  private func column(_ statement: OpaquePointer, _ place: Int32) -> SQLiteValue {
    let count = Int(sqlite3_column_bytes(statement, place))
    switch sqlite3_column_type(statement, place) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, place))
    case SQLITE_NULL: return .null
    case SQLITE_BLOB:
      return .blob([UInt8](UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, place), count: count)))
    default:
      let start = sqlite3_column_text(statement, place)
      return .text(
        String(
          decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place))), as: UTF8.self
        ))
    }
  }

  private func failure(_ code: Int32) -> SQLiteError {
    SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)))
  }
}

/// A database file with one connection behind a lock: write-ahead log, foreign keys on, synchronous NORMAL (a power cut may
/// lose the last moments, a killed process nothing).
final class SQLiteDatabase: Sendable {
  private let connection: Mutex<SQLiteConnection>

  /// - Parameter path: a file, or ":memory:".
  init(path: String, schema: String) throws(SQLiteError) {
    let opened = try SQLiteConnection(path: path)
    try opened.script("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;")
    try opened.script(schema)
    connection = Mutex(opened)
  }

  /// One statement by itself.
  @discardableResult
  func run(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError) -> [SQLiteRow] {
    try connection.withLock { (connection) throws(SQLiteError) in try connection.run(sql, values) }
  }

  /// All or nothing; others wait meanwhile, so `body` must be short.
  func transaction<Result: Sendable, Failure: Error>(
    _ body: (SQLiteConnection) throws(Failure) -> Result
  ) throws -> Result {
    try connection.withLock { connection in
      try connection.run("BEGIN IMMEDIATE")
      do {
        let result = try body(connection)
        try connection.run("COMMIT")
        return result
      } catch {
        _ = try? connection.run("ROLLBACK")
        throw error
      }
    }
  }
}
