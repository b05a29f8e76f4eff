"""What people decide: corrections of attributions, merged and split speakers and statements, linked facts, and undo.

Each decision is logged and its consequences computed by `services.maintenance`.
"""
