"""What a page tells of its deals beyond one sentence: follow-ups, lists of terms, tables, and several tellings made one."""
