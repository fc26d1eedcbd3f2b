"""基础信息: the shared registers – villages, people, departments – that every other area links to."""
