"""What becomes public: releases, publications at an instant, and how they are shown together."""
