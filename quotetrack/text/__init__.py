"""Operations on plain text that belong to no stage and to no language."""
