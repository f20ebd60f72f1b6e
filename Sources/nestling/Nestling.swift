@main struct Nestling { static func main() async {} }
