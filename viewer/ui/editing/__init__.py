"""What a person changes of a briefing in the window: forms and questions, then one named edit."""
