"""Operations on plain text that belong to no one stage and to no one language."""
