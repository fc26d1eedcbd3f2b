"""The Qt kit: inputs, forms and panes that know records but no work area."""
