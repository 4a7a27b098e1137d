"""Google's query language: ``select A, sum(B) where C > 3 group by A``, as QUERY() and ``gviz/tq`` speak it.

After "Query Language Reference (Version 0.7)" of Google Charts.
"""
