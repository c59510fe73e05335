"""render: rows -> renderables or text. Only `cli` owns a console."""
