"""The science of One Chessboard: one module a question; only `package` reads files."""
