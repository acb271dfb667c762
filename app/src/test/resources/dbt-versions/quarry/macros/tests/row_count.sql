{% test row_count(model, least) %} select 1 as x from (select count(*) as n from {{ model }}) q where n < {{ least }} {% endtest %}
