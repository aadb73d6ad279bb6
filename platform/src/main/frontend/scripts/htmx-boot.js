// htmx under a strict content security policy: no eval, no style element of its own.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
