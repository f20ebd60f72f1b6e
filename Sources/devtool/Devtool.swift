@main struct Devtool { static func main() async {} }
