"""Files as people have them become data packages."""
